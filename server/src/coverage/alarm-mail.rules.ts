/** What the mail about a department that reaches nobody tells. */
export interface AlarmTold {
  departmentName: string;
  since: Date;
  /** The reader's IANA zone. */
  timeZone: string;
  /** Each of its operators, and why the phone does not ring. */
  operators: { name: string; reason: string }[];
  /** Where the week's hours are shown. */
  coverageUrl: string;
}

/** The mail that tells administrators that visitors of a department can reach nobody. */
export function alarmMail(told: AlarmTold): { subject: string; text: string } {
  const { departmentName, since, timeZone, operators, coverageUrl } = told;
  return {
    subject: `Nobody can be reached in ${departmentName}`,
    text: [
      `Since ${instant(since, timeZone)} visitors who ask ${departmentName} reach nobody, although it has hours now.`,
      'Nobody is at the console and accepting, and no phone would ring:',
      '',
      ...operators.map(({ name, reason }) => `- ${name}: ${reason}`),
      '',
      'Until that changes visitors are asked to leave a message.',
      'Open the console and set yourself to accepting, or look at who should be on duty:',
      coverageUrl,
      '',
      'You get one mail about this, also if it comes and goes; the console shows whether it is over.',
      '',
    ].join('\n'),
  };
}

function instant(at: Date, timeZone: string): string {
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone, ...options }).format(at);
  const day = format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
  return `${day}, ${format({ hour: '2-digit', minute: '2-digit' })} (${timeZone}),`;
}
