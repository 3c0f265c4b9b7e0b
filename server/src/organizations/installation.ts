import type { EntityManager } from 'typeorm';
import type { Services } from '../services.js';
import { Organization } from './organization.entity.js';

/** What the installation offers before anyone has signed in. */
export interface InstallationState {
  setupRequired: boolean;
  setupCodeRequired: boolean;
  signUpOpen: boolean;
  demo: boolean;
  smsProvider: string;
}

/** Reads it, in a transaction where it decides something. */
export async function installation(services: Services, manager: EntityManager): Promise<InstallationState> {
  const { settings } = services;
  const setupRequired = !(await manager.existsBy(Organization, { isDemo: false }));
  const signUpOpen = settings.signUp === 'open';
  return {
    setupRequired,
    setupCodeRequired: setupRequired && !signUpOpen && settings.setupCode !== null,
    signUpOpen,
    demo: settings.demo && (await manager.existsBy(Organization, { isDemo: true })),
    smsProvider: settings.smsProvider,
  };
}
