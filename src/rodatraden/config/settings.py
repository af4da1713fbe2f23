"""The settings, all of them from the environment; docs/operation.md lists the variables."""

from __future__ import annotations

from csp.constants import NONE, SELF

from rodatraden.config import environment, mail, sign_in
from rodatraden.config.installed import OUR_APPS

DATA_DIR = environment.data_folder()
DEBUG = environment.flag("RODATRADEN_DEBUG", default=False)
SECRET_KEY = environment.secret_key(DATA_DIR, debug=DEBUG)

# Addresses -----------------------------------------------------------------------
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
ALLOWED_HOSTS = [*environment.names("RODATRADEN_HOSTS", default=LOCAL_HOSTS)]
IS_PUBLIC = set(ALLOWED_HOSTS) - set(LOCAL_HOSTS) != set()
HTTPS = environment.flag("RODATRADEN_HTTPS", default=IS_PUBLIC and not DEBUG)
ROOT_URLCONF = "rodatraden.config.urls"
WSGI_APPLICATION = "rodatraden.config.wsgi.application"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/min-sida/"
LOGOUT_REDIRECT_URL = "/"
MESSAGE_TAGS = {40: "danger"}  # The style sheet's word for what Django calls an error.

# What it is made of ----------------------------------------------------------------
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "rules.apps.AutodiscoverRulesConfig",
    "django_prose_editor",
    *OUR_APPS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "rodatraden.web.accounts.second_step.AskForSecondStep",
    "rodatraden.web.ui.one_reading.OneReading",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "csp.context_processors.nonce",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# Data ------------------------------------------------------------------------------
DATABASES = {"default": environment.database(DATA_DIR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATA_UPLOAD_MAX_MEMORY_SIZE = 25 * 1024 * 1024
# Shared by all processes: it counts attempts to sign in, and remembers which codes are used.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "shared_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# Accounts --------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["rodatraden.foundation.accounts.backends.PasswordBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
SESSION_COOKIE_NAME = "rodatraden_session"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_NAME = "rodatraden_csrf"
CSRF_COOKIE_HTTPONLY = True

# Sign-in: django-allauth, of which web.accounts shows the pages that are used -------------
SIGN_ON = sign_in.sign_on()
SIGN_ON_KEY = sign_in.PROVIDER
REQUIRE_SECOND_STEP = environment.flag("RODATRADEN_REQUIRE_CODE", default=IS_PUBLIC and not DEBUG)
ACCOUNT_ADAPTER = "rodatraden.web.accounts.adapters.AccountAdapter"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
# A whole municipality may come from one address, so the narrow limits are for one account.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "60/m/ip,3/h/key",
    "reset_password_from_key": "60/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if HTTPS else 0
MFA_ADAPTER = "rodatraden.web.accounts.adapters.SecondStepAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Röda tråden"
SOCIALACCOUNT_ADAPTER = "rodatraden.web.accounts.adapters.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS = sign_in.providers(SIGN_ON)
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 10

# E-mail: what is sent goes through foundation.outbox ---------------------------------
_MAIL = mail.server()
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if _MAIL.host else 'dummy'}.EmailBackend"
EMAIL_HOST = _MAIL.host
EMAIL_PORT = _MAIL.port
EMAIL_HOST_USER = _MAIL.user
EMAIL_HOST_PASSWORD = _MAIL.password
EMAIL_USE_TLS = _MAIL.starttls
EMAIL_USE_SSL = _MAIL.tls
DEFAULT_FROM_EMAIL = SERVER_EMAIL = mail.sender(_MAIL)
PUBLIC_ADDRESS = mail.public_address(ALLOWED_HOSTS, LOCAL_HOSTS, https=HTTPS)

# Security --------------------------------------------------------------------------
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
CSRF_TRUSTED_ORIGINS = [f"https://{host.lstrip('.')}" for host in ALLOWED_HOSTS if host != "*"] if HTTPS else []
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        # The style sheet draws its own small marks as data: images.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "report-uri": ["/csp-report"],
    }
}

# Language and time -----------------------------------------------------------------
LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska")]
USE_I18N = True
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True

# Static files ----------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
MEDIA_ROOT = DATA_DIR / "files"
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Log -------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {
        "handlers": ["stderr"],
        "level": environment.one_of("RODATRADEN_LOG_LEVEL", ("DEBUG", "INFO", "WARNING", "ERROR"), default="WARNING"),
    },
}
