const DAY_MS = 86_400_000;
/** The last day that Excel knows, 31 December 9999. */
const LAST_DAY = 2_958_465;
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A number as a sheet shows it by its format: a day as dd/mm/yyyy, a month as "March 2025", a time, a percentage, an amount. */
export function wordsAs(value: number, format: string, from1904: boolean): string {
  const bare = format.replace(/"[^"]*"|\\.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|_.|\*./gi, '').split(';')[0] ?? '';
  if (!Number.isFinite(value)) return String(value);
  if (/[yd]|mmm/i.test(bare)) return dayAs(value, bare, from1904);
  if (/[hs]/i.test(bare)) return timeOf(value);
  if (bare.includes('%')) return `${fixed(value * 100, bare)}%`;
  return bare === '' || /general|@/i.test(bare)
    ? String(Number(value.toPrecision(15)))
    : amountAs(value, bare, format);
}

function dayAs(value: number, format: string, from1904: boolean): string {
  const days = Math.floor(value) + (from1904 ? 1_462 : 0);
  if (days < 1 || days > LAST_DAY) return timeOf(value);
  // Excel counts a 29 February 1900 that never was.
  const date = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * DAY_MS);
  const [day, month, year] = [date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear()];
  const time = /[hs]/i.test(format) && value % 1 > 0 ? ` ${timeOf(value)}` : '';
  if (!/d/i.test(format)) return /m/i.test(format) ? `${MONTHS[month]} ${year}` : String(year);
  return `${String(day).padStart(2, '0')}/${String(month + 1).padStart(2, '0')}/${year}${time}`;
}

function timeOf(value: number): string {
  const minutes = Math.round((value < 1 ? value : value % 1) * 1_440);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

const fixed = (value: number, format: string): string =>
  value.toFixed(Math.min(10, /\.(0+)/.exec(format)?.[1]?.length ?? 0));

/** Leading noughts, thousands, decimals, and the words or the currency on either side. */
function amountAs(value: number, bare: string, format: string): string {
  const first = format.split(';')[0] ?? '';
  const wide = /^[^.]*?(0+)(?:[^0]|$)/.exec(bare.replace(/[#,]/g, ''))?.[1]?.length ?? 1;
  const decimals = Math.min(10, /\.([0#]+)/.exec(bare)?.[1]?.length ?? 0);
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.');
  const grouped = bare.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole.padStart(wide, '0');
  const said = (text: string): string =>
    [...text.matchAll(/"([^"]*)"|\\(.)|\[\$([^\]-]*)|([£$€ ])/g)]
      .map(([, ...found]) => found.find(Boolean) ?? '')
      .join('');
  const at = first.search(/[0#]/);
  const sign = value < 0 ? '-' : '';
  return `${sign}${said(first.slice(0, at))}${grouped}${part === undefined ? '' : `.${part}`}${said(first.slice(at))}`;
}
