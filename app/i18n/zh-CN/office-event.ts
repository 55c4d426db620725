export const officeEvent = {};
