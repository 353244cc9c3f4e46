import { templateSet } from '../templates/template.ts';

/** Of their own, so that no mail or paper sees what pages are put together from. */
const template = templateSet('pages/components');

/** The page of that name, filled. A field that its values lack is an error; what it is given is escaped. */
export const render = (name: string, values: object): string => template<object>(`pages/${name}`)(values);
