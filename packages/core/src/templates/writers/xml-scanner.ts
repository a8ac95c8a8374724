import type { LocalizedText } from '@eilbote/contract';
import { xmlFaults } from './xml-faults.ts';
import { blank, name } from './xml-name.ts';
import { readTag } from './xml-tag.ts';
import { holdsForbidden, isReference } from './xml-text.ts';

/** Where in a document the next character stands. */
export type XmlPlace = 'text' | 'quotes' | 'cdata' | 'outside' | 'tag' | 'comment' | 'instruction' | 'reference';

/** The first thing that keeps a document from being well-formed. */
export interface XmlFault {
  /** In characters from the beginning. */
  readonly offset: number;
  readonly reason: LocalizedText;
}

type Mode = 'text' | 'tag' | 'cdata' | 'comment' | 'instruction' | 'reference';

const longestReference = 12;
const quoted = (values: string) => `(?:"(${values})"|'(${values})')`;
const isSet = (attribute: string, values: string) => `${attribute}${blank}*=${blank}*${quoted(values)}`;
const declaration = new RegExp(
  `^<\\?xml${blank}+${isSet('version', '1\\.0')}(?:${blank}+${isSet('encoding', '[^"\']*')})?(?:${blank}+${isSet('standalone', 'yes|no')})?${blank}*\\?>$`,
);
const instruction = new RegExp(`^<\\?${name}(?:${blank}[^]*)?\\?>$`, 'u');
const opening = { '<!--': 'comment', '<![CDATA[': 'cdata', '<?': 'instruction' } as const;

/**
 * Follows a document as it is written and tells at any moment where it stands, and whether it has been well-formed so
 * far (XML 1.0, without document type: entities of its own have no place in a call).
 */
export class XmlScanner {
  fault: XmlFault | undefined;
  #mode: Mode = 'text';
  /** What was read of the present tag, comment, section, instruction or reference. */
  #part = '';
  #partStart = 0;
  #quote = '';
  #offset = 0;
  readonly #open: string[] = [];
  #hadRoot = false;

  get place(): XmlPlace {
    if (this.#mode === 'tag' && this.#quote === '') return 'tag';
    if (this.#mode === 'tag') return this.#part.lastIndexOf('&') > this.#part.lastIndexOf(';') ? 'reference' : 'quotes';
    if (this.#mode === 'text') return this.#open.length === 0 ? 'outside' : 'text';
    return this.#mode;
  }

  /** What the template says itself. */
  read(text: string): void {
    if (holdsForbidden(text)) this.#refuse(xmlFaults.character, this.#offset);
    for (const character of text) {
      this.#next(character);
      this.#offset += character.length;
    }
  }

  /** A value, encoded for its place: it moves nothing. */
  pass(text: string): void {
    this.#offset += text.length;
    if (text === '') return;
    if (this.#mode === 'tag') this.#part += text;
    // Brackets before it and behind it do not come together.
    else this.#part = '';
  }

  /** The document is complete. */
  end(): void {
    if (this.#mode === 'reference') this.#refuse(xmlFaults.reference, this.#partStart);
    else if (this.#mode !== 'text') this.#refuse(xmlFaults.unfinished, this.#partStart);
    const open = this.#open.at(-1);
    if (open !== undefined) this.#refuse(xmlFaults.notClosed(open), this.#offset);
    else if (!this.#hadRoot) this.#refuse(xmlFaults.noRoot, this.#offset);
  }

  #next(character: string): void {
    switch (this.#mode) {
      case 'text':
        return this.#text(character);
      case 'tag':
        return this.#tag(character);
      case 'reference':
        return this.#reference(character);
      case 'comment':
        return this.#until('-->', 7, character, () => this.#comment());
      case 'cdata':
        return this.#until(']]>', 3, character, () => this.#enter('text'));
      case 'instruction':
        return this.#until('?>', 4, character, () => this.#instruction());
    }
  }

  #text(character: string): void {
    if (character === '<') this.#enter('tag', '<');
    else if (this.#open.length === 0) {
      if (!/[ \t\r\n]/.test(character)) this.#refuse(xmlFaults.textOutside, this.#offset);
    } else if (character === '&') this.#enter('reference', '&');
    else {
      this.#part = (this.#part + character).slice(-3);
      if (this.#part === ']]>') this.#refuse(xmlFaults.sectionEnd, this.#offset);
    }
  }

  #tag(character: string): void {
    this.#part += character;
    if (this.#quote !== '') {
      if (character === this.#quote) this.#quote = '';
      return;
    }
    const mode = Object.entries(opening).find(([start]) => start === this.#part)?.[1];
    if (mode === 'cdata' && this.#open.length === 0) this.#refuse(xmlFaults.textOutside, this.#partStart);
    if (mode !== undefined) this.#mode = mode;
    else if (character === '"' || character === "'") this.#quote = character;
    else if (character === '>') this.#closeTag();
    if (mode === 'cdata') this.#part = '';
  }

  #closeTag(): void {
    const tag = readTag(this.#part);
    if ('fault' in tag) this.#refuse(tag.fault, this.#partStart);
    else if (tag.kind === 'close') {
      const open = this.#open.pop();
      if (open !== tag.name) this.#refuse(xmlFaults.closesOther(tag.name, open), this.#partStart);
    } else {
      if (this.#open.length === 0 && this.#hadRoot) this.#refuse(xmlFaults.secondRoot(tag.name), this.#partStart);
      this.#hadRoot = true;
      if (tag.kind === 'open') this.#open.push(tag.name);
    }
    this.#enter('text');
  }

  #reference(character: string): void {
    this.#part += character;
    if (/[#A-Za-z0-9]/.test(character) && this.#part.length <= longestReference) return;
    if (!isReference(this.#part)) this.#refuse(xmlFaults.reference, this.#partStart);
    this.#enter('text');
  }

  #comment(): void {
    const content = this.#part.slice('<!--'.length, -'-->'.length);
    if (content.includes('--') || content.endsWith('-')) this.#refuse(xmlFaults.comment, this.#partStart);
    this.#enter('text');
  }

  #instruction(): void {
    if (/^<\?xml[ \t\r\n?]/i.test(this.#part)) this.#declaration();
    else if (!instruction.test(this.#part)) this.#refuse(xmlFaults.instruction, this.#partStart);
    this.#enter('text');
  }

  #declaration(): void {
    const found = declaration.exec(this.#part);
    if (found === null || this.#partStart !== 0) this.#refuse(xmlFaults.declaration, this.#partStart);
    else if (!/^utf-8$/i.test(found[3] ?? found[4] ?? 'utf-8')) this.#refuse(xmlFaults.encoding, this.#partStart);
  }

  /** @param shortest the beginning of a part must not be taken for its end, as in `<!-->` */
  #until(end: string, shortest: number, character: string, then: () => void): void {
    this.#part += character;
    if (this.#part.length >= shortest && this.#part.endsWith(end)) then();
  }

  #enter(mode: Mode, part = ''): void {
    this.#mode = mode;
    this.#part = part;
    this.#partStart = this.#offset;
    this.#quote = '';
  }

  /** Only the first fault counts: what follows may come of it. */
  #refuse(reason: LocalizedText, offset: number): void {
    this.fault ??= { offset, reason };
  }
}
