/** Said here alone: what is built has all code in one folder, from which only the way of a file at the top is right. */
export const templatesFolder = new URL('../templates/', import.meta.url);
