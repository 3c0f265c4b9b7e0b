import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readIgnored, readInstructions } from './lib/dockerfile.mjs';
import { root } from './lib/say.mjs';

const read = (file) => fs.readFileSync(path.join(root, file), 'utf8');
const compose = parse(read('docker-compose.yml'));
const services = Object.entries(compose.services);
const dockerfile = readInstructions(read('Dockerfile'));
const instructions = (name) => dockerfile.filter((entry) => entry.name === name).map((entry) => entry.rest);

describe('docker-compose.yml', () => {
  it('brings up a database, Redis and the server', () => {
    expect(services.map(([name]) => name).sort()).toEqual(['database', 'redis', 'server']);
    expect(compose.services.database.image).toBe('mariadb:10.11');
  });

  it.each(services)('asks %s whether it is well', (_name, service) => {
    expect(service.healthcheck.test[0]).toBe('CMD');
  });

  it('starts the server when what it needs is well', () => {
    expect(compose.services.server.depends_on).toEqual({
      database: { condition: 'service_healthy' },
      redis: { condition: 'service_healthy' },
    });
  });

  it('declares every volume that it mounts', () => {
    const mounted = services.flatMap(([, service]) => service.volumes ?? []).map((volume) => volume.split(':')[0]);
    expect(mounted.sort()).toEqual(Object.keys(compose.volumes).sort());
  });

  it('publishes no password: without one in .env it refuses to start', () => {
    const demand = '${DATABASE_PASSWORD:?copy .env.example to .env and set DATABASE_PASSWORD}';
    expect(compose.services.database.environment.MARIADB_PASSWORD).toBe(demand);
    const url = compose.services.server.environment.find((entry) => entry.startsWith('DATABASE_URL='));
    expect(url).toBe(`DATABASE_URL=mysql://ringdown:${demand}@database:3306/ringdown`);
    expect(read('.env.example')).toMatch(/^DATABASE_PASSWORD=$/m);
  });

  it('lets only this machine reach the server, and nothing else reach the rest', () => {
    const published = services.flatMap(([, service]) => service.ports ?? []);
    expect(published).toEqual(['127.0.0.1:${PUBLISHED_PORT:-4000}:4000']);
  });

  it('hands the server only variables that the server knows', () => {
    const known = read('server/src/env-variables.ts');
    const names = compose.services.server.environment.map((entry) => entry.split('=')[0]);
    expect(names.filter((name) => !known.includes(name))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  it('runs as a user without rights, and lets them write to the data folder only', () => {
    expect(instructions('USER').at(-1)).toBe('node');
    expect(instructions('RUN')).toContain('mkdir /data && chown node:node /data');
    expect(instructions('COPY').at(-1)).toBe('--from=build --chown=root:root /app ./');
  });

  it('listens to the outside of the container and keeps its data in a volume', () => {
    expect(instructions('ENV')).toEqual(['NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data']);
    expect(instructions('VOLUME')).toEqual(['/data']);
  });

  it('copies only what is there', () => {
    const sources = instructions('COPY')
      .filter((line) => !line.includes('--from='))
      .flatMap((line) =>
        line
          .split(/\s+/)
          .filter((word) => !word.startsWith('--'))
          .slice(0, -1),
      );
    expect(sources.filter((source) => !fs.existsSync(path.join(root, source)))).toEqual([]);
  });

  it('asks the server whether it is alive', () => {
    expect(instructions('HEALTHCHECK')[0]).toContain('/healthz');
  });
});

describe('.dockerignore', () => {
  const ignored = readIgnored(read('.dockerignore'));

  it.each([
    'node_modules/a.js',
    'client/node_modules/a.js',
    'server/dist/main.js',
    'server/src/a.test.ts',
    '.env',
    'README.md',
  ])('keeps %s out of the image', (file) => expect(ignored(file)).toBe(true));

  it.each([
    'package-lock.json',
    'server/src/main.ts',
    'client/src/data/a.ts',
    'schema.graphql',
    'widget/vite.app.config.ts',
  ])('lets %s in', (file) => expect(ignored(file)).toBe(false));
});
