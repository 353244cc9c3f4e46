/** Stands in what is deployed for a package that is never used there. */
export {};
