import { type Dispatch, type DispatchId, dispatchIdSchema } from '../../reminders/dispatch.ts';
import {
  addressesToName,
  findDispatch,
  sendAgainInput,
  sendDispatchAgain,
  settleDispatch,
  settleInput,
} from '../../secretariat/dispatches.ts';
import { type Found, notDone } from '../../secretariat/office.ts';
import type { Field } from '../fields.ts';
import { question } from '../question.ts';
import type { Typed } from '../sent.ts';
import type { Page, Visit } from '../visit.ts';

const idOf = ({ params }: Visit): DispatchId => dispatchIdSchema.parse(params['dispatch'] ?? '');

async function dispatchAt({ office, params }: Visit): Promise<Found<Dispatch>> {
  const id = dispatchIdSchema.safeParse(params['dispatch'] ?? '');
  return id.success
    ? findDispatch(office, id.data)
    : notDone('not there', `there is no mail ${params['dispatch']}`);
}

const whyField = (label: string, hint: string, missing: string): Field => ({
  kind: 'words',
  name: 'why',
  label,
  hint,
  rows: 3,
  missing,
});
const howKnown = whyField(
  'How do you know?',
  'Such as “the Force has it” or “it is not in our sent mails”',
  'Enter how you know, such as “the Force has it”',
);

/** A page on which somebody who knows says what became of a mail. */
function settling(
  word: string,
  {
    title,
    lead,
    button,
    fieldsOf,
    said,
  }: {
    title: string;
    lead: string;
    button: string;
    fieldsOf: (dispatch: Dispatch) => Field[];
    said: (typed: Typed) => { went: boolean; cameBack?: boolean; addresses?: readonly string[] };
  },
): Page {
  return {
    path: `/mail/:dispatch/${word}`,
    section: 'Mail',
    scope: 'matters/record',
    ...question({
      find: dispatchAt,
      ask: (_visit, dispatch) => ({
        title,
        caption: dispatch.id,
        lead: [lead],
        fields: fieldsOf(dispatch),
        button,
        back: { to: `/mail/${dispatch.id}`, words: 'The mail' },
      }),
      input: settleInput,
      said: (typed) => ({ ...said(typed), why: typed.text('why') }),
      perform: (terms, input, visit) => settleDispatch({ ...visit.office, terms }, idOf(visit), input),
      done: ({ id }) => `/mail/${id}?done=${word}`,
    }),
  };
}

const wentPage = settling('went', {
  title: 'It went',
  lead: 'It then counts as sent, and is not sent again.',
  button: 'It went',
  fieldsOf: () => [howKnown],
  said: () => ({ went: true }),
});

const didNotGoPage = settling('did-not-go', {
  title: 'It did not go',
  lead: 'It is then sent again while it is worth sending. Should it have gone after all, it goes twice.',
  button: 'It did not go',
  fieldsOf: () => [howKnown],
  said: () => ({ went: false }),
});

const cameBackPage = settling('came-back', {
  title: 'It came back',
  lead: 'Whoever it came back from is written to no more, until somebody says that their mailbox takes mail again. The mail goes to whoever else can be written to.',
  button: 'It came back',
  fieldsOf: (dispatch) => {
    const addresses = addressesToName(dispatch);
    const from: Field[] =
      addresses.length === 0
        ? []
        : [
            {
              kind: 'checkboxes',
              name: 'addresses',
              label: 'From which addresses did it come back?',
              options: addresses.map((address) => ({ value: address, label: address })),
              missing: 'Tick the addresses from which it came back',
            },
          ];
    return [
      ...from,
      whyField(
        'What does it say?',
        'Such as “no such mailbox”, as the mail that came back says',
        'Enter what the mail that came back says, such as “no such mailbox”',
      ),
    ];
  },
  said: (typed) => ({ went: true, cameBack: true, addresses: typed.all('addresses') }),
});

const sendAgainPage: Page = {
  path: '/mail/:dispatch/send-again',
  section: 'Mail',
  scope: 'matters/record',
  ...question({
    find: dispatchAt,
    ask: (_visit, dispatch) => ({
      title: 'Send it again',
      caption: dispatch.id,
      lead: [
        'It goes with the next mails, written anew of the register as it then is, to whoever can be written to.',
      ],
      fields: [
        whyField(
          'Why?',
          'The history has it. Such as “their mailbox was full”',
          'Enter why, such as “their mailbox was full”',
        ),
      ],
      button: 'Send it again',
      back: { to: `/mail/${dispatch.id}`, words: 'The mail' },
    }),
    input: sendAgainInput,
    said: (typed) => ({ why: typed.text('why') }),
    perform: (terms, input, visit) => sendDispatchAgain({ ...visit.office, terms }, idOf(visit), input),
    done: ({ id }) => `/mail/${id}?done=again`,
  }),
};

export const mailForms: readonly Page[] = [wentPage, didNotGoPage, cameBackPage, sendAgainPage];
