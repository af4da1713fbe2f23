"""The plain login page, and the way out."""

from django.contrib.auth.views import LoginView, LogoutView

from rodatraden.web.accounts.forms import SignInForm


class SignIn(LoginView):
    """Sign in with e-mail and password; one who is signed in already is sent on."""

    template_name = "accounts/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(LogoutView):
    """Sign out and go to the start page."""

    next_page = "start:start"
