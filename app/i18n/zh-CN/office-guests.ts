export const officeGuests = {};
