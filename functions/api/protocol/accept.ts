import { parseAccept } from 'hono/utils/accept';
import { type Format, mediaTypes } from '../../papers/formats.ts';

/** How closely a range of Accept names the type: any type 0, any of its kind 1, the type itself 2; -1 for another. */
const closeness = (range: string, type: string): number =>
  [['*', '*/*'], [`${type.split('/')[0]}/*`], [type]].findIndex((ranges) =>
    ranges.includes(range.toLowerCase()),
  );

/**
 * The format that the header prefers, the first of equals; undefined when it takes none. Each is wanted as much as the
 * range says that names it most closely (RFC 9110 s.12.5.1).
 */
export function formatPreferred<F extends Format>(
  accept: string | undefined,
  formats: readonly F[],
): F | undefined {
  const ranges = parseAccept(accept ?? '');
  if (ranges.length === 0) return formats[0];
  const wanted = (format: F): number => {
    const named = ranges
      .map(({ type, q }) => ({ q, near: closeness(type, mediaTypes[format]) }))
      .filter((range) => range.near >= 0)
      .sort((one, other) => other.near - one.near);
    return named[0]?.q ?? 0;
  };
  const [best] = formats
    .map((format) => ({ format, q: wanted(format) }))
    .filter(({ q }) => q > 0)
    .sort((one, other) => other.q - one.q);
  return best?.format;
}
