import { isMonth } from '../../calendar/days.ts';
import type { Step } from '../../secretariat/steps.ts';

/** The command that would settle a matter, to stand behind what the matter is. */
export function stepInWords(step: Step): string {
  switch (step.take) {
    case 'a contact for':
      return `: matters owner contact ${step.owner} --board ${step.board} --name NAME --email ADDRESS`;
    case 'the discharge of':
      return `; log it with matters discharge ${step.ref} --on ${step.on} --how TEXT`;
    case 'the notes too':
      return ': say --only notes if it holds its notes';
    case 'the other part':
      return `; say --only ${step.part} if it is meant`;
    case 'a meeting of':
      return `: matters meeting add --board ${step.board} --date DATE, and record them again`;
    case 'a panel for':
      return `: matters board change ${step.board} --notes-to PANEL (or none)`;
    case 'a first meeting':
      return `: matters meeting add --board ${step.board} --date DATE`;
    case 'one way to say when':
      return ': give one of --date YYYY-MM-DD, --month YYYY-MM and --to-be-confirmed REASON';
    case 'a day too':
      return ': give --date too';
    case 'a day away':
      return ': give --from none or --until none to take a day away';
    case 'a carry-over':
      return `: matters meeting carry ${step.meeting} --board ${step.board} --to MEETING`;
    case 'its day for the one expected': {
      const { board, expected, added, date } = step;
      return `. If that is this one, take the new one back and give that one its day instead:\n  matters meeting cancel ${added} --board ${board} --reason "known as ${expected}"\n  matters meeting change ${expected} --board ${board} --date ${date}`;
    }
    case 'another due date': {
      const { waiting } = step;
      const instead = waiting ? `--due ${waiting.meeting} (${waiting.when}), --due DATE` : '--due DATE';
      return `: say ${instead} or --due none, or add one with matters meeting add`;
    }
    case 'an owner':
      return `; add one with matters owner add CODE --board ${step.board}`;
    case 'the clearing of': {
      const { email, board, owner } = step;
      const of = owner === null ? `board clear ${board}` : `owner clear ${owner} --board ${board}`;
      return `: matters ${of} --email ${email}, once it takes mail`;
    }
    case 'a change of the board':
      return `: matters board change ${step.board}`;
    case 'a publication of':
      return `: matters published ${step.meeting} --board ${step.board} --file FILE`;
    case 'the special circumstances of':
      return `: matters programme change ${step.ref} --special-circumstances WHY`;
    case 'the title of a panel officer':
      return `. If it is one: matters board change ${step.board} --secretary-title "panel officer"`;
    case 'a look at all actions':
      return `: matters action list --board ${step.board} --status all shows all`;
    case 'a look at all boards':
      return ': matters board list shows all';
    case 'the end of the board':
      return `: matters board end ${step.board} --on DATE --reason WHY ends it`;
    case 'a look at the programme':
      return `: matters programme list --board ${step.board} --state all shows all`;
    case 'a new meeting':
      return `: matters meeting add --board ${step.board} --${isMonth(step.on) ? 'month' : 'date'} ${step.on}`;
    case 'another meeting for':
      return `: matters programme move ${step.ref} --to MEETING --reason WHY`;
    case 'the acceptance of':
      return `: matters programme accept ${step.ref}`;
    case 'the settlement of':
      return `: matters programme settle ${step.ref} --meeting ${step.meeting} --available`;
    case 'a day for': {
      const { board, meeting, waiting } = step;
      const waits = waiting === null ? '' : `. Meeting ${meeting} ${waiting}`;
      return `${waits}: matters meeting change ${meeting} --board ${board} --date DATE gives it a day`;
    }
    case 'a look at all notes':
      return `: matters notes list --board ${step.board} shows all`;
    case 'a look at the ledger':
      return `: matters dispatch list --board ${step.board} --since DATE shows all from a day on`;
  }
}
