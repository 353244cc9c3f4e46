import { box } from './draft.ts';
import { isOn, settingOf } from './word-styles.ts';
import { childOf, childrenOf, type Element } from './xml.ts';

/** A control while what it holds is read. */
export type Control = {
  /** The mark of its check box, until it stands among the words. */
  box: string | null;
  /** Word shows what it asks for in place of an answer. */
  isUnfilled: boolean;
};

export const controlOf = (properties: Element): Control => {
  const checkBox = childOf(properties, 'checkbox');
  return {
    box: checkBox === undefined ? null : box(isSwitchedOn(childOf(checkBox, 'checked'))),
    isUnfilled: isSwitchedOn(childOf(properties, 'showingPlcHdr')),
  };
};

/** What Word itself asks in an empty box: "Choose an item.", "Click or tap here to enter text." */
export const isPrompt = (words: string): boolean =>
  /^(?:choose an? |(?:click|tap)(?: or (?:click|tap))?(?: here)? to enter )[\w ]{1,30}\.?$/i.test(
    words.trim(),
  );

/** What a form's own field shows, which stands in no words: its box, or what was chosen from its list. */
export function shownInForm(form: Element | undefined): string {
  const checkBox = childOf(form, 'checkBox');
  if (checkBox !== undefined) {
    return box(isSwitchedOn(childOf(checkBox, 'checked') ?? childOf(checkBox, 'default')));
  }
  const list = childOf(form, 'ddList');
  const chosen = Number(settingOf(childOf(list, 'result')) ?? settingOf(childOf(list, 'default')) ?? 0);
  return settingOf(childrenOf(list, 'listEntry')[chosen]) ?? '';
}

/** A switch that is there and says no value is on. */
export const isSwitchedOn = (element: Element | undefined): boolean =>
  element !== undefined && isOn(settingOf(element) ?? 'on');
