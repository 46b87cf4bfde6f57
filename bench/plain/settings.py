"""A stock Wagtail, as `wagtail start` makes it, with the production habits of the product.

Same versions, same database settings, same static files, same language and time zone; DEBUG off and so the cached
template loader. Of the product there is nothing: no app, no middleware, no context processor.
"""

import os

from portal.settings import production as product

BASE_DIR = product.BASE_DIR
SECRET_KEY = product.SECRET_KEY
ALLOWED_HOSTS = product.ALLOWED_HOSTS
DEBUG = False
DATABASES = product.DATABASES
DEFAULT_AUTO_FIELD = product.DEFAULT_AUTO_FIELD
STORAGES = product.STORAGES
STATIC_URL, STATIC_ROOT, MEDIA_ROOT = product.STATIC_URL, product.STATIC_ROOT, product.MEDIA_ROOT
LANGUAGE_CODE, TIME_ZONE, USE_I18N, USE_TZ = product.LANGUAGE_CODE, product.TIME_ZONE, True, True
WAGTAIL_SITE_NAME = "Gewoon"
WAGTAILADMIN_BASE_URL = os.environ["BASE_URL"]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
ROOT_URLCONF = "bench.plain.urls"
LOGGING = product.LOGGING

INSTALLED_APPS = [
    "bench.plain",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
