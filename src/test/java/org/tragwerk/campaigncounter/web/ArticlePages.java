package org.tragwerk.campaigncounter.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.thymeleaf.context.Context;
import org.tragwerk.demo.ArticleConfiguration;

import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.io.ClassPathResource;

/**
 * A newspaper's article page and style sheet, with its own Content-Security-Policy.
 */
final class ArticlePages extends HttpServlet implements ServletContextInitializer {

	private static final String STYLE = "/demo/article.css";

	@Override
	public void onStartup(ServletContext context) {
		context.addServlet("article", this).addMapping("/article", STYLE);
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader("Content-Security-Policy", ArticleConfiguration.policy(request));
		response.setHeader("Cache-Control", "no-store");
		response.setCharacterEncoding("UTF-8");
		if (STYLE.equals(request.getServletPath())) {
			response.setContentType("text/css");
			response.getWriter()
				.write(new ClassPathResource("static" + STYLE).getContentAsString(StandardCharsets.UTF_8));
		}
		else {
			response.setContentType("text/html");
			CampaignServer.templates()
				.process("demo/article",
						new Context(Locale.GERMANY, ArticleConfiguration.model(request, Clock.systemUTC())),
						response.getWriter());
		}
	}

}
