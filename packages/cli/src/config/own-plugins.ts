import { clockodo } from '@eilbote/clockodo';
import { craftboxx } from '@eilbote/craftboxx';
import { custom } from '@eilbote/custom';
import { hubspot } from '@eilbote/hubspot';
import type { Plugin } from '@eilbote/core';

/** The target systems that come with the command line, and stand in the configuration that `eilbote init` writes. */
export const ownPlugins: readonly Plugin[] = [custom, clockodo, craftboxx, hubspot];
