"""What is to be sent by e-mail, written with the change that causes it and sent afterwards."""
