package org.tragwerk.nodes;

import java.io.IOException;
import java.nio.file.Path;

import org.tragwerk.TragwerkApplication;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One node of the product in a process of its own. It ends when its parent process does.
 */
public final class NodeMain {

	/** The setting for the directory of {@link Failpoints}. */
	static final String FAILPOINTS = "tragwerk.failpoints";

	private NodeMain() {
	}

	public static void main(String[] args) {
		run(TragwerkApplication.class, WebApplicationType.SERVLET, args);
	}

	static void run(Class<?> type, WebApplicationType web, String... args) {
		endWithMyParent();
		var application = new SpringApplication(type);
		application.setWebApplicationType(web);
		application.addInitializers(NodeMain::placeFailpoints);
		application.run(args);
	}

	private static void placeFailpoints(ConfigurableApplicationContext context) {
		var directory = context.getEnvironment().getProperty(FAILPOINTS);
		if (directory != null) {
			context.getBeanFactory().addBeanPostProcessor(new FailingDatabase(new Failpoints(Path.of(directory))));
		}
	}

	private static void endWithMyParent() {
		var watchdog = new Thread(NodeMain::awaitParentsEnd, "watchdog");
		watchdog.setDaemon(true);
		watchdog.start();
	}

	private static void awaitParentsEnd() {
		try {
			while (System.in.read() != -1) {
				Thread.onSpinWait();
			}
		}
		catch (IOException ex) {
			ex.printStackTrace();
		}
		Runtime.getRuntime().halt(1);
	}

}
