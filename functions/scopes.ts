/** What an access token may allow: the names that issuers grant, the API asks for, and people ask issuers for. */
export const scopes = {
  'matters/read': 'see what a board asked for, and all that is known of it',
  'matters/record': 'put things into the register: actions, proposals, meetings, owners, programme, notes',
  'matters/discharge':
    'say for the board that an action is done or no longer wanted, or is to be done after all, and how it runs its papers and reminders',
} as const;
export type Scope = keyof typeof scopes;
export const everyScope = Object.keys(scopes) as readonly Scope[];

/** What somebody may be at a board, and what that allows. */
export const roles = {
  secretary: ['matters/read', 'matters/record', 'matters/discharge'],
  officer: ['matters/read', 'matters/record'],
  reader: ['matters/read'],
} as const satisfies Record<string, readonly Scope[]>;
export type Role = keyof typeof roles;

/** The least of the roles that allow a scope. */
export function roleFor(scope: Scope): Role {
  const [role = 'secretary'] = (['reader', 'officer'] as const).filter((one) =>
    roles[one].some((allowed) => allowed === scope),
  );
  return role;
}

/** The group at the issuer of those who have a role at a board, or at every board. */
export const groupOf = (board: string, role: Role): string => `board-${board}-${role}`;
export const groupOfAll = (role: Role): string => `boards-${role}`;

/** Its role comes last, so that a board may be called `pdb-reader`. */
const groupPattern = /^(?:boards|board-([a-z][a-z0-9-]*))-(secretary|officer|reader)$/;

/** What a group makes of those who are in it, and of which board: null for every board. Other groups are no business of ours. */
export function roleOf(group: string): { board: string | null; role: Role } | undefined {
  const [, board = null, role] = groupPattern.exec(group) ?? [];
  return role === undefined ? undefined : { board, role: role as Role };
}

/** What those in these groups may do at a board. */
export const scopesAt = (groups: Iterable<string>, board: string): Set<Scope> =>
  scopesWhere(groups, (one) => one === null || one === board);

/** What they may do at every board, whichever may come. */
export const scopesAtAll = (groups: Iterable<string>): Set<Scope> =>
  scopesWhere(groups, (one) => one === null);

/** What they may do at one board at least: all that a token of theirs is worth. */
export const scopesSomewhere = (groups: Iterable<string>): Set<Scope> => scopesWhere(groups, () => true);

const scopesWhere = (groups: Iterable<string>, isThere: (board: string | null) => boolean): Set<Scope> =>
  new Set(
    [...groups].flatMap((group): readonly Scope[] => {
      const standing = roleOf(group);
      return standing !== undefined && isThere(standing.board) ? roles[standing.role] : [];
    }),
  );
