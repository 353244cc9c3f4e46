import { type Fault, Problem } from '../../http/problem.ts';
import type { Owner } from '../../register/owner.ts';
import { ownerNamed } from '../../register/owner.ts';
import type { Refusal } from '../../register/refusal.ts';
import type { BoardView } from '../../register/view.ts';
import type { Request } from './operation.ts';

/** What is named in the body, or in the query, and is not as it must be. */
export const wrongAt = (pointer: string, detail: string): Problem =>
  new Problem('invalid', `${pointer}: ${detail}`, { errors: [{ pointer, detail } satisfies Fault] });

/** The office that is named, by its code or by any name it goes by. */
export function ownerAt(pointer: string, owners: readonly Owner[], name: string): Owner {
  const owner = ownerNamed(owners, name);
  if (owner) return owner;
  const known = owners.map(({ id }) => id).join(', ') || 'none yet';
  throw wrongAt(pointer, `there is no owner “${name}” (known: ${known})`);
}

/** What a name came to, or the problem of one that stands for nothing. */
export function namedAt<Named extends { outcome: 'done' } | Refusal<string>>(
  pointer: string,
  named: Named,
): Extract<Named, { outcome: 'done' }> {
  if (named.outcome === 'done') return named as Extract<Named, { outcome: 'done' }>;
  throw wrongAt(pointer, (named as Refusal<string>).why);
}

/** The board that the path names, and all that is live of it. */
export async function viewOf({
  board: { id },
  service,
}: Pick<Request<{ board: string }>, 'board' | 'service'>): Promise<BoardView> {
  const view = await service.register.boardView(id);
  if (view) return view;
  throw new Problem('not-found', `There is no board “${id}”.`);
}
