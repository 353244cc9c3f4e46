/** How wide plain text is, where nothing else asks. */
export const lineWidth = 72;

/**
 * `text` in lines of at most `width` characters where its words allow, all but the first indented by `hang`. Line breaks
 * of its own do not count, so that nobody's words can pass for a heading of ours.
 */
export function wrap(text: string, indent = '', hang = indent, width = lineWidth): string {
  const [first = '', ...others] = text.trim().split(/[\s\p{Cc}]+/u);
  const lines: string[] = [];
  let line = indent + first;
  for (const word of others) {
    if (line.length + 1 + word.length > width) {
      lines.push(line);
      line = hang + word;
    } else {
      line += ` ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
