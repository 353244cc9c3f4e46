import { describe, expect, it } from 'vitest';
import { privateIn, privateKinds } from '../../functions/papers/private-words.ts';

const known = ['Sergeant Owen Pryce', 'Siân O’Dowd', 'Force Business Support'];

describe('what looks private', () => {
  it.each([
    ['Mr O’Brien-Hale to send the report', 'a person', 'Mr O’Brien-Hale'],
    ["ask PC D'Arcy about it", 'a person', "PC D'Arcy"],
    ['Mrs van der Berg asked', 'a person', 'Mrs van der Berg'],
    ['Ms McDonald-O’Neil asked', 'a person', 'Ms McDonald-O’Neil'],
    ['statement of DC SMITH', 'a person', 'DC SMITH'],
    ['as J. Hale wrote', 'a person', 'J. Hale'],
    ['as Owen Pryce wrote', 'a person', 'Owen Pryce'],
    ['PC 1234 attended', 'an officer’s number', 'PC 1234'],
    ['PCSO6042 attended', 'an officer’s number', 'PCSO6042'],
    ['ring 01632 960123 today', 'a telephone number', '01632 960123'],
    ['ring (01632) 960 123', 'a telephone number', '(01632) 960 123'],
    ['on 020 7946 0123.', 'a telephone number', '020 7946 0123'],
    ['on 07700-900-123', 'a telephone number', '07700-900-123'],
    ['on +44 (0)7700 900123', 'a telephone number', '+44 (0)7700 900123'],
    ['on +447700900123', 'a telephone number', '+447700900123'],
    ['on 0044 7700 900123', 'a telephone number', '0044 7700 900123'],
    ['on ０７７００　９００１２３', 'a telephone number', '07700 900123'],
    ['on 077\u200b00 900123', 'a telephone number', '07700 900123'],
    ['tel: 960123', 'a telephone number', 'tel: 960123'],
    ['on extension 4567', 'a telephone number', 'extension 4567'],
    ['to ann.o’dowd@force.example', 'an e-mail address', 'ann.o’dowd@force.example'],
    ['to ann (at) force.example', 'an e-mail address', 'ann (at) force.example'],
    ['near SN10 2DN', 'an address', 'SN10 2DN'],
    ['near sn102dn', 'an address', 'sn102dn'],
    ['at EC1A 1BB', 'an address', 'EC1A 1BB'],
    ['at 14 Long Acre Road', 'an address', '14 Long Acre Road'],
    ['at 14a St Mary’s Close', 'an address', '14a St Mary’s Close'],
    ['at 14 high street', 'an address', '14 high street'],
    ['at Flat 2b', 'an address', 'Flat 2b'],
    ['crime 46/12345/24', 'a crime or incident number', '46/12345/24'],
    ['under 54A/1234567/2024', 'a crime or incident number', '54A/1234567/2024'],
    ['CRN 22000123456', 'a crime or incident number', 'CRN 22000123456'],
    ['crime no. 12345/24', 'a crime or incident number', 'crime no. 12345/24'],
    [
      'Crime reference number: 5424 0012345',
      'a crime or incident number',
      'Crime reference number: 5424 0012345',
    ],
    ['crime ref AB12345', 'a crime or incident number', 'crime ref AB12345'],
    ['see 54240012345', 'a crime or incident number', '54240012345'],
    ['see 12345/24', 'a crime or incident number', '12345/24'],
    ['incident number 123 456', 'a crime or incident number', 'incident number 123 456'],
    ['CAD 1234/01JUN24', 'a crime or incident number', 'CAD 1234/01JUN24'],
    ['under Operation Snowdrop', 'an operation’s name', 'Operation Snowdrop'],
    ['under OPERATION SNOWDROP', 'an operation’s name', 'OPERATION SNOWDROP'],
    ['under Op. Snowdrop', 'an operation’s name', 'Op. Snowdrop'],
    ['under operation “Snowdrop”', 'an operation’s name', 'operation “Snowdrop”'],
    ['DOB 1/2/1980', 'a date of birth or an age', 'DOB 1/2/1980'],
    ['a 14-year-old', 'a date of birth or an age', '14-year-old'],
    ['a car, AB12 CDE', 'a number plate', 'AB12 CDE'],
    ['QQ is not, AB 12 34 56 C is', 'a national insurance number', 'AB 12 34 56 C'],
  ] as const)('in “%s” is %s: %s', (text, kind, found) => {
    expect(privateIn(text, known)).toContainEqual({ kind, found });
  });

  it.each([
    'Force: report how long 101 callers wait',
    'Chief Constable to report on 999 calls by 11/12/2024, as asked on 02.10.2024',
    'the budget of 2024/25 is £1,234,567.89; of 2025/2026 it is £12345678901',
    'PDB-2024-10-2 and PCP-ITEM-12 of meeting 2024-12',
    'recorded crime rose by 12 per cent in 2024 to 12345, violent crime 2024/25 by 4',
    'the operation of the control room, and the Operation Of Cameras in Operation Plans',
    'the 4th and 22nd of May at 10:30; 3 officers on the street; pages 10-12',
    'figures were in the papers of Wednesday 2 October 2024',
    'the PCC Plan, DCC portfolio, ACC Crime and Force Business Support; S. 151 officer; the U.K. Police',
  ])('nothing is in “%s”', (text) => {
    expect(privateIn(text, known)).toEqual([]);
  });

  it('tells all three of a note with a name, a telephone number and a crime number', () => {
    const text = 'Mr O’Brien-Hale (07700 900 123) to be told what became of crime 46/12345/24';
    expect(privateIn(text, []).map(({ kind }) => kind)).toEqual([
      'a person',
      'a crime or incident number',
      'a telephone number',
    ]);
  });

  it('says of each kind why somebody should look', () => {
    for (const why of Object.values(privateKinds)) expect(why).toMatch(/^\p{Ll}/u);
  });
});
