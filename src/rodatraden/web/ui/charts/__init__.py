"""Small drawings of figures, made on the server: classes instead of colours, a title each."""
