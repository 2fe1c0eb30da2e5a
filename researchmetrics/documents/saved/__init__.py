"""Pages that a user saved from the browser: profiles of services, pages of works."""
