"""A theme of a municipality that does not exist, on the names of the NL Design System: light only, in red and sand."""

CSS = """
.nergenswoude-theme {
  color-scheme: light;
  --basis-color-default-bg-document: #fffdf7;
  --basis-color-default-bg-subtle: #f6efe0;
  --basis-color-default-bg-hover: #efe5cf;
  --basis-color-default-color-document: #241a12;
  --basis-color-default-color-subtle: #5c4b3d;
  --basis-color-default-border-subtle: #d9ccb4;
  --basis-color-default-border-default: #857057;
  --basis-color-action-1-color-default: #8a1020;
  --basis-color-action-1-color-hover: #5c0813;
  --basis-color-action-1-bg-default: #f8e3e0;
  --basis-color-action-1-inverse-bg-default: #8a1020;
  --basis-color-action-1-inverse-color-default: #ffffff;
  --basis-color-accent-1-border-default: #8a1020;
  --basis-color-accent-1-inverse-bg-default: #4a0a14;
  --basis-color-accent-1-inverse-color-default: #fff7ee;
}
"""
CLASS = "nergenswoude-theme"
TRACK = "rgb(138, 16, 32)"
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40">
<rect width="120" height="40" fill="#8a1020"/><circle cx="20" cy="20" r="12" fill="#fffdf7"/></svg>"""
