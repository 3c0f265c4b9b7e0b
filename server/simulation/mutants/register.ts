import { register } from 'node:module';

// Given to Node.js by --import: what is loaded from now on is the product with one rule broken.
register('./on-load.js', import.meta.url, { data: process.env['SIMULATED_MUTANT'] });
