// Whether schema.graphql still holds everything the published contract promises, and describes everything it shows.
import fs from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { missesOf, undescribed } from './lib/compare-schemas.mjs';
import { root } from './lib/say.mjs';

const read = (file) => buildSchema(fs.readFileSync(path.join(root, file), 'utf8'));

const schema = read('schema.graphql');
const contract = read('server/test/contract/contract.graphql');
const faults = [...missesOf(contract, schema), ...undescribed(schema)];
for (const fault of faults) console.log(fault);
console.log(faults.length === 0 ? 'schema.graphql keeps the contract.' : `${faults.length} faults in schema.graphql.`);
process.exitCode = faults.length === 0 ? 0 : 1;
