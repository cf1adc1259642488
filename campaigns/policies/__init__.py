"""Who may do what with invitations, files and local reports."""
