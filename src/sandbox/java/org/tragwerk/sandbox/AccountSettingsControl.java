package org.tragwerk.sandbox;

import java.util.List;
import java.util.Map;

import org.tragwerk.sandbox.PageRoute.Visit;
import org.tragwerk.sandbox.account.core.AccountSettings;
import org.tragwerk.sandbox.api.Json;
import org.tragwerk.sandbox.http.Response;

/**
 * {@code /_sandbox/account}: reads and changes the account's settings, as {@code
 * name=value} or as {@code setting=name&value=value}.
 */
record AccountSettingsControl(AccountSettings settings) {

	List<PageRoute> routes() {
		return List.of(PageRoute.of("GET", "/_sandbox/account", this::show),
				PageRoute.of("POST", "/_sandbox/account", this::grant));
	}

	private Response show(Visit visit) {
		return Response.json(200, Json.write(this.settings.all()));
	}

	private Response grant(Visit visit) {
		var form = visit.request().form().toMap();
		var setting = form.remove("setting");
		if (setting != null) {
			form = Map.of(setting, form.getOrDefault("value", ""));
		}
		form.forEach(this.settings::set);
		return visit.wantsJson() ? show(visit) : Response.seeOther("/_sandbox");
	}

}
