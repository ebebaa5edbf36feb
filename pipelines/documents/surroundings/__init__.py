"""What print and sites set around a text: headers and footers, menus, teasers, captions."""
