package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.tragwerk.newspaper.AccentColor;
import org.tragwerk.newspaper.Brand;
import org.tragwerk.newspaper.Newspaper;
import org.tragwerk.site.SiteProperties;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletContextInitializer;

/**
 * A campaign on a plain Tomcat, without Spring, database and other modules.
 */
public final class CampaignServer implements AutoCloseable {

	static final String BASE_URL = "https://abo.zeitung.example";

	private static final SiteProperties SITE = new SiteProperties(URI.create(BASE_URL), ZoneId.of("Europe/Berlin"),
			new Newspaper("Die Zeitung", "Verlag", URI.create("https://zeitung.example"), "abo@zeitung.example",
					"abo@zeitung.example", List.of("Verlag")),
			List.of());

	private static final Brand BRAND = new Brand(null, null, AccentColor.of("#0f4c5c"));

	public static final String API = "/api/v1/campaigns/danke";

	static final Instant AS_OF = Instant.parse("2026-11-24T20:00:00Z");

	private static final StreamProperties LIMITS = new StreamProperties(40, 30, Duration.ofSeconds(1),
			Duration.ofSeconds(3));

	final MeterRegistry meters = new SimpleMeterRegistry();

	final EventStreams streams = new EventStreams(LIMITS, this.meters);

	final Campaigns campaigns;

	final CampaignValve valve;

	private final WebServer server;

	private long version = 1000;

	private CampaignServer(CampaignProperties properties, ServletContextInitializer... pages) {
		this.campaigns = new Campaigns(properties, new CampaignRenderer(templates(), SITE, BRAND), this.streams);
		this.valve = valve(properties);
		var factory = new TomcatServletWebServerFactory(0);
		new StreamConnectorCustomizer(LIMITS).customize(factory);
		factory.addEngineValves(this.valve);
		factory.addInitializers((context) -> context.addServlet("rest", new RestOfTheProduct()).addMapping("/"));
		this.server = factory.getWebServer(pages);
	}

	public static CampaignServer start(ServletContextInitializer... pages) {
		return start(Map.of(), Map.of(), pages);
	}

	/**
	 * Starts the server.
	 * @param german texts of the first campaign
	 * @param headlines the German headlines of further campaigns, by key
	 */
	public static CampaignServer start(Map<String, String> german, Map<String, String> headlines,
			ServletContextInitializer... pages) {
		var others = new TreeMap<String, CampaignProperties.Other>();
		headlines.forEach((key, headline) -> others.put(key,
				new CampaignProperties.Other(1000, Map.of("headline", headline), Map.of())));
		var first = new CampaignContent("danke", 50_000, german, Map.of());
		var server = new CampaignServer(new CampaignProperties(first, others), pages);
		server.streams.start();
		server.server.start();
		new CounterMetrics(server.campaigns, server.streams).bindTo(server.meters);
		return server;
	}

	private CampaignValve valve(CampaignProperties properties) {
		try {
			return CampaignConfiguration.campaignValve(this.campaigns, this.streams, properties, SITE, BRAND);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static SpringTemplateEngine templates() {
		var resolver = new ClassLoaderTemplateResolver();
		resolver.setPrefix("templates/");
		resolver.setSuffix(".html");
		resolver.setCharacterEncoding("UTF-8");
		var templates = new SpringTemplateEngine();
		templates.setTemplateResolver(resolver);
		return templates;
	}

	/** Sets the count, with a new version of every campaign, and returns the version. */
	long count(long count) {
		this.version++;
		this.campaigns.accept(this.campaigns.all()
			.stream()
			.map((campaign) -> new CounterSnapshot(campaign.key(), count, this.version, AS_OF))
			.toList());
		return this.version;
	}

	int port() {
		return this.server.getPort();
	}

	public Campaigns campaigns() {
		return this.campaigns;
	}

	public Reader reader() {
		return new Reader(port());
	}

	double openStreams() {
		return this.meters.get("tragwerk.streams.open").gauge().value();
	}

	@Override
	public void close() {
		this.streams.stop();
		this.server.destroy();
	}

	private static final class RestOfTheProduct extends HttpServlet {

	}

}
