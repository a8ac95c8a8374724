import { runErp } from './run-erp.ts';

await runErp(process.argv.slice(2));
