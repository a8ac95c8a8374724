import type { LocalizedText } from '@eilbote/contract';

/** What keeps a document from being well-formed, and what helps. Names of elements are the template's own. */
export const xmlFaults = {
  character: {
    de: 'Ein Steuerzeichen kann in XML nicht stehen.',
    en: 'A control character cannot stand in XML.',
  },
  unfinished: {
    de: 'Was hier beginnt, ist nicht zu Ende: Es fehlt „>“, ein Anführungszeichen oder das Ende eines Kommentars.',
    en: 'What begins here does not end: ">", a quotation mark or the end of a comment is missing.',
  },
  noRoot: { de: 'Es gibt kein Element.', en: 'There is no element.' },
  textOutside: {
    de: 'Vor und hinter dem äußersten Element kann kein Text stehen.',
    en: 'There can be no text before and behind the outermost element.',
  },
  sectionEnd: { de: '„]]>“ kann im Text nicht stehen.', en: '"]]>" cannot stand in text.' },
  reference: {
    de: 'Ein „&“ muss als „&amp;“ geschrieben werden. Außer &amp; &lt; &gt; &quot; &apos; und Nummern wie &#160; gibt es keine Abkürzungen.',
    en: 'An "&" must be written "&amp;". There are no abbreviations but &amp; &lt; &gt; &quot; &apos; and numbers such as &#160;.',
  },
  comment: { de: 'Ein Kommentar kann kein „--“ enthalten.', en: 'A comment cannot hold "--".' },
  declaration: {
    de: 'Die Zeile „<?xml version="1.0" encoding="UTF-8"?>“ steht ganz am Anfang und genau so.',
    en: 'The line "<?xml version="1.0" encoding="UTF-8"?>" stands at the very beginning, and exactly like that.',
  },
  encoding: {
    de: 'Eilbote sendet UTF-8. Nennen Sie keinen anderen Zeichensatz.',
    en: 'Eilbote sends UTF-8. Name no other encoding.',
  },
  instruction: { de: 'Diese Anweisung „<? … ?>“ hat keinen Namen.', en: 'This instruction "<? ... ?>" has no name.' },
  documentType: {
    de: '„<!DOCTYPE …>“ ist nicht erlaubt, denn darüber ließe sich ein Empfänger angreifen.',
    en: '"<!DOCTYPE ...>" is not allowed, because receivers can be attacked by it.',
  },
  tag: {
    de: 'Hinter „<“ muss ein Name stehen. Als Zeichen schreiben Sie es „&lt;“.',
    en: 'There must be a name behind "<". As a character it is written "&lt;".',
  },
  attributes: (name: string): LocalizedText => ({
    de: `Im Element „${name}“ ist ein Attribut falsch geschrieben. Richtig ist: name="Wert", ohne „<“ im Wert.`,
    en: `In the element "${name}" an attribute is written wrongly. Right is: name="value", without "<" in the value.`,
  }),
  attributeTwice: (name: string): LocalizedText => ({
    de: `Das Attribut „${name}“ steht zweimal im selben Element.`,
    en: `The attribute "${name}" stands twice in the same element.`,
  }),
  notClosed: (name: string): LocalizedText => ({
    de: `Das Element „${name}“ ist nicht geschlossen: Es fehlt „</${name}>“.`,
    en: `The element "${name}" is not closed: "</${name}>" is missing.`,
  }),
  closesOther: (name: string, open: string | undefined): LocalizedText =>
    open === undefined
      ? {
          de: `„</${name}>“ schließt nichts, denn kein Element ist offen.`,
          en: `"</${name}>" closes nothing, because no element is open.`,
        }
      : {
          de: `„</${name}>“ schließt ein anderes Element, als offen ist: Erwartet wird „</${open}>“.`,
          en: `"</${name}>" closes another element than the open one: expected is "</${open}>".`,
        },
  secondRoot: (name: string): LocalizedText => ({
    de: `Es kann nur ein äußerstes Element geben, „${name}“ ist das zweite.`,
    en: `There can be one outermost element only, "${name}" is the second.`,
  }),
} as const;
