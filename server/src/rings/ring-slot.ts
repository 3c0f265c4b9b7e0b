/** The place that a ring takes in its chat, of which there is one: an operator is asked once in each pass of a round. */
export function ringSlot(round: number, pass: number, operatorId: string): string {
  return `${round}/${pass}/${operatorId}`;
}
