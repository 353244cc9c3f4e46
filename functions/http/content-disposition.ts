/** As a header can carry a file's name: other letters than those of English are sent by their codes as well. */
export const contentDisposition = (fileName: string, isInline = false): string =>
  `${isInline ? 'inline' : 'attachment'}; filename="${fileName.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`;
