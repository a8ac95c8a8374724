/** Epoch of the dispatcher lease under which a write is made. An older one is refused with {@link StoreFenced}. */
export type Fence = number;

/** Another process has taken over the dispatcher lease: stop at once, write nothing more. */
export class StoreFenced extends Error {
  constructor() {
    super('another process has taken over dispatching');
    this.name = 'StoreFenced';
  }
}
