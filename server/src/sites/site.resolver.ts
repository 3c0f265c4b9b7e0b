import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { asAdministrator } from '../access/access.rules.js';
import { DepartmentStatus } from '../departments/department-status.type.js';
import { Allow } from '../graphql/allow.js';
import type { Context } from '../graphql/context.js';
import { isColleague } from '../operators/operator.rules.js';
import { createSite, updateSite } from './change-site.js';
import { siteStatus } from './site-status.js';
import { Site } from './site.entity.js';
import { publicSite } from './site.queries.js';
import { CreateSiteInput, UpdateSiteInput } from './site.types.js';
import { readableColours } from './colour.rules.js';
import { widgetOf } from './widget-settings.rules.js';
import { WidgetSettings } from './widget-settings.type.js';

@Resolver(() => Site)
export class SiteResolver {
  @Allow('anyone')
  @Query(() => Site, { description: "What a visitor's widget needs to draw itself. Public." })
  site(
    @Arg('key', () => ID, { description: 'What the page names in data-site.' }) key: string,
    @Ctx() { services, origin }: Context,
  ): Promise<Site> {
    return publicSite(services, origin, key);
  }

  @Allow('administrator')
  @Mutation(() => Site, { description: 'Makes a site with a key of its own. Administrators only.' })
  createSite(
    @Arg('input', () => CreateSiteInput, { description: 'The new site.' }) input: CreateSiteInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Site> {
    return createSite(services, asAdministrator(caller), input);
  }

  @Allow('administrator')
  @Mutation(() => Site, { description: 'Changes a site. Administrators only.' })
  updateSite(
    @Arg('input', () => UpdateSiteInput, { description: 'What changes.' }) input: UpdateSiteInput,
    @Ctx() { services, caller }: Context,
  ): Promise<Site> {
    return updateSite(services, asAdministrator(caller), input);
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'Scheme, host and port of each page that may carry the widget. Null to the public.',
  })
  allowedOrigins(@Root() site: Site, @Ctx() { caller }: Context): string[] | null {
    return isColleague(caller, site) ? site.allowedOrigins : null;
  }

  @FieldResolver(() => [DepartmentStatus], { description: 'The departments it offers its visitors, in its order.' })
  departments(@Root() site: Site, @Ctx() { services }: Context): Promise<DepartmentStatus[]> {
    return siteStatus(services, site);
  }

  @FieldResolver(() => WidgetSettings, { description: 'How its widget looks and what it asks.' })
  widget(@Root() site: Site): WidgetSettings {
    const { accent, ...stored } = widgetOf(site);
    return { ...stored, colours: accent === null ? null : readableColours(accent) };
  }
}
