"""Files before they are read: finding them in folders, archives and e-mails, and telling what kind they are."""
