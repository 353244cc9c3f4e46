/** What an access token may allow: the names that issuers grant, the API asks for, and people ask issuers for. */
export const scopes = {
  'matters/read': 'see what a board asked for, and all that is known of it',
  'matters/record': 'put things into the register: actions, proposals, meetings, owners, programme, notes',
  'matters/discharge':
    'say for the board that an action is done or no longer wanted, or is to be done after all, and how it runs its papers and reminders',
} as const;
export type Scope = keyof typeof scopes;
