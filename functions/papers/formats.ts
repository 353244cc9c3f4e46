const ofTables = ['json', 'html', 'csv', 'md', 'docx'] as const;

/** The formats of each paper, which are also the endings of its files; the first is for who asks for none. */
export const formatsOf = {
  overview: ofTables,
  programme: ofTables,
  actionReport: ofTables,
  chairSheet: ['json', 'html', 'pdf'],
  itemTwo: ['json', 'txt', 'html', 'md', 'docx'],
  certificate: ['json', 'html', 'md', 'txt', 'docx'],
  calendar: ['json', 'md', 'txt', 'ics', 'html', 'docx'],
  pack: ['zip'],
} as const;

export type FormatOf<Paper extends keyof typeof formatsOf> = (typeof formatsOf)[Paper][number];
export type Format = FormatOf<keyof typeof formatsOf>;

/** What each format is called in Accept and in Content-Type. */
export const mediaTypes = {
  json: 'application/json',
  html: 'text/html',
  csv: 'text/csv',
  md: 'text/markdown',
  txt: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar',
  pdf: 'application/pdf',
  zip: 'application/zip',
} as const satisfies Record<Format, string>;
