import { Extensions } from 'type-graphql';

/** Who may call an operation at all; what they may do with which object is decided behind it. */
export type Audience = 'anyone' | 'visitor' | 'phone' | 'operator' | 'administrator';

/** Opens a query, mutation or subscription to an audience. One without this is refused when the schema is built. */
export const Allow = (...audience: Audience[]): MethodDecorator => Extensions({ audience });
