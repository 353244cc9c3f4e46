const FREE = 0xffff_fffa;
const ENTRY = 128;
/** Sectors of a directory: an Outlook message with many attachments has some hundreds. */
const MOST_SECTORS = 2_000;

export type OldOffice = 'Outlook message' | 'Excel' | 'PowerPoint' | 'Word';

/**
 * Which program wrote a file in the wrapping that they all used before 2007 (and Outlook still does), by what stands in its
 * outermost folder; Word where that cannot be told.
 */
export function programOf(bytes: Uint8Array): OldOffice {
  const names = outermostNames(bytes);
  if (names.some((name) => /^__(?:properties_version|substg|nameid)/.test(name))) return 'Outlook message';
  if (names.includes('WordDocument')) return 'Word';
  if (names.some((name) => /^(?:Workbook|Book)$/.test(name))) return 'Excel';
  return names.includes('PowerPoint Document') ? 'PowerPoint' : 'Word';
}

/** Names in the outermost folder, which is a tree of entries; of a damaged file, those that can be found. */
function outermostNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const long = (at: number): number => (at >= 0 && at + 4 <= bytes.length ? view.getUint32(at, true) : FREE);
  const size = bytes.length > 32 && view.getUint16(30, true) === 12 ? 4_096 : 512;
  const startOf = (sector: number): number => (sector + 1) * size;
  const next = (sector: number): number => {
    const table = Math.floor((sector * 4) / size);
    return table < 109 ? long(startOf(long(76 + table * 4)) + ((sector * 4) % size)) : FREE;
  };
  const entries: number[] = [];
  let sector = long(48);
  for (let read = 0; sector < FREE && startOf(sector) < bytes.length && read < MOST_SECTORS; read += 1) {
    for (let at = 0; at < size; at += ENTRY) entries.push(startOf(sector) + at);
    sector = next(sector);
  }
  const names: string[] = [];
  const seen = new Set<number>();
  const waiting = [long((entries[0] ?? -ENTRY) + 76)];
  for (let number = waiting.pop(); number !== undefined; number = waiting.pop()) {
    const entry = entries[number];
    if (entry === undefined || seen.has(number) || entry + ENTRY > bytes.length) continue;
    seen.add(number);
    const length = Math.min(64, view.getUint16(entry + 64, true));
    const name = bytes.subarray(entry, entry + Math.max(0, length - 2));
    names.push(new TextDecoder('utf-16le').decode(name));
    waiting.push(long(entry + 68), long(entry + 72));
  }
  return names;
}
