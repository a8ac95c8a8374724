import { transportConformance } from './conformance/transport-conformance.ts';
import { gotTransport } from './got-transport.ts';

transportConformance('on got', gotTransport);
