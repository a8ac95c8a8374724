import { fileURLToPath } from 'node:url';

/** A defect in the product as a patch, which the general rules of the simulation alone must find. */
export interface PlantedBug {
  readonly name: string;
  /** What it makes of which promise. */
  readonly breaks: string;
  /** Where the defective code is at work. */
  readonly store: 'model' | 'sqlite';
}

export const plantedBugs: readonly PlantedBug[] = [
  {
    name: 'acknowledged-before-commit',
    breaks: 'publish() resolves while the events are still on their way into the store',
    store: 'model',
  },
  {
    name: 'settle-without-fencing',
    breaks: 'a result is taken from a process that has lost its lease, for a delivery that another one has by now',
    store: 'sqlite',
  },
  {
    name: 'order-released-early',
    breaks: 'the next delivery of a record goes out while the one before waits for its repetition',
    store: 'sqlite',
  },
  {
    name: 'replaced-while-sent',
    breaks: 'a delivery gives way to a later one of its record although its call is under way',
    store: 'sqlite',
  },
  {
    name: 'torn-tail-not-repaired',
    breaks: 'the delivery log goes on behind half a line that a crash has left',
    store: 'model',
  },
  {
    name: 'ensure-without-intent',
    breaks: 'what several deliveries need is looked for and created without a word to the others, and twice by two',
    store: 'model',
  },
];

export const patchOf = ({ name }: PlantedBug): string =>
  fileURLToPath(new URL(`planted/${name}.patch`, import.meta.url));
