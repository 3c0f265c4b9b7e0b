/** What the form of an operator holds. An empty password leaves the one there is. */
export interface OperatorDraft {
  name: string;
  email: string;
  password: string;
  role: 'ADMINISTRATOR' | 'OPERATOR';
  departmentIds: string[];
}

interface Stored {
  name: string;
  email: string | null;
  role: 'ADMINISTRATOR' | 'OPERATOR' | null;
  departments: readonly { id: string }[] | null;
}

/** The form as it opens: for a new operator, or with what is stored. */
export function draftOf(operator: Stored | null): OperatorDraft {
  return {
    name: operator?.name ?? '',
    email: operator?.email ?? '',
    password: '',
    role: operator?.role ?? 'OPERATOR',
    departmentIds: operator?.departments?.map((department) => department.id) ?? [],
  };
}

interface Mobile {
  mode: 'ON' | 'OFF' | 'BASED_ON_SCHEDULE';
  verified: boolean;
  stopped: boolean;
  onDuty: boolean;
}

/** How an operator's phone stands, in a few words for a list. */
export function phoneWords(mobile: Mobile | null): string {
  if (mobile === null) return 'Phone not known';
  if (mobile.mode === 'OFF') return 'Phone never rings';
  if (mobile.stopped) return 'Phone asked for no more texts';
  if (!mobile.verified) return 'Phone number not verified';
  if (mobile.mode === 'ON') return 'Phone rings at any time';
  return mobile.onDuty ? 'Phone on duty by schedule' : 'Phone off duty by schedule';
}
