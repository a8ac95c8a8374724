import { runErp } from '../../run-erp.ts';
import { type PlantName, plants } from './plants.ts';

/** The ERP with a planted defect, which the first argument names. */
const [plant, ...args] = process.argv.slice(2);
await runErp(args, plants[plant as PlantName]);
