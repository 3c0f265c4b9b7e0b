interface Organization {
  departments: readonly { archivedAt: string | null; operators: readonly { id: string }[] | null }[];
  sites: readonly { id: string }[];
}

interface Phone {
  mode: 'ON' | 'OFF' | 'BASED_ON_SCHEDULE';
  verified: boolean;
}

/** Something a new organization needs before visitors can be answered. */
export interface Step {
  done: boolean;
  words: string;
  to: string;
}

/** What stands between a new organization and its first answered visitor, in the order in which to do it. */
export function firstSteps({ departments, sites }: Organization, phone: Phone | null): Step[] {
  const open = departments.filter((department) => department.archivedAt === null);
  return [
    { done: open.length > 0, words: 'Add a department for visitors to ask', to: '/settings/departments' },
    {
      done: open.some((department) => (department.operators ?? []).length > 0),
      words: 'Put operators into it, yourself among them',
      to: '/settings/operators',
    },
    { done: sites.length > 0, words: 'Add your website and copy its line', to: '/settings/sites' },
    {
      done: phone !== null && phone.verified && phone.mode !== 'OFF',
      words: 'Let your phone ring when nobody is at the console',
      to: '/settings/mobile-chat',
    },
  ];
}
