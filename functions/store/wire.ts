/** What stands where a value cannot be said in the database's JSON as it is, or comes from there as no value of ours. */
class NotOfTheWire extends TypeError {
  override readonly name = 'NotOfTheWire';
}

type Wired = Record<string, unknown>;

const isPlain = (value: object): value is Record<string, unknown> => {
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/** A value as DynamoDB's JSON has it. Throws {@link NotOfTheWire} for what is neither text, number, truth, null, list nor object. */
export function toWire(value: unknown): Wired {
  if (typeof value === 'string') return { S: value };
  if (typeof value === 'boolean') return { BOOL: value };
  if (value === null) return { NULL: true };
  if (typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER) return { N: String(value) };
  if (Array.isArray(value)) return { L: value.map(toWire) };
  if (typeof value === 'object' && isPlain(value)) return { M: toWireMap(value) };
  throw new NotOfTheWire('it is sent by the whole of the SDK, or not at all');
}

/** The same of each field. */
export function toWireMap(fields: object): Wired {
  const wired: Wired = {};
  for (const [name, value] of Object.entries(fields)) wired[name] = toWire(value);
  return wired;
}

/** The value that DynamoDB's JSON has. Throws {@link NotOfTheWire} for what {@link toWire} never sends. */
export function fromWire(wired: Wired): unknown {
  const { S, N, BOOL, L, M } = wired;
  if (S !== undefined) return S;
  if (M !== undefined) return fromWireMap(M as Record<string, Wired>);
  if (L !== undefined) return (L as Wired[]).map(fromWire);
  if (N !== undefined && Math.abs(Number(N)) <= Number.MAX_SAFE_INTEGER) return Number(N);
  if (BOOL !== undefined) return BOOL;
  if (wired['NULL'] !== undefined) return null;
  throw new NotOfTheWire('it is read by the whole of the SDK, or not at all');
}

/** The same of each field. */
export function fromWireMap(wired: object): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wired)) fields[name] = fromWire(value as Wired);
  return fields;
}
