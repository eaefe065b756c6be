package org.tragwerk;

import java.util.ArrayDeque;
import java.util.Deque;

import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Gives every test context its own {@link Surroundings} on one PostgreSQL server for the
 * whole build, and closes them in order: contexts, sandboxes, database.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class SharedSurroundings
		implements ApplicationContextInitializer<GenericApplicationContext>, LauncherSessionListener {

	private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

	@Override
	public void initialize(GenericApplicationContext context) {
		synchronized (OPEN) {
			OPEN.push(Surroundings.of(context, Database.SHARED));
			OPEN.push(context);
		}
	}

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		synchronized (OPEN) {
			OPEN.forEach(SharedSurroundings::close);
			OPEN.clear();
		}
	}

	/** The PostgreSQL server of the whole build. */
	public static EmbeddedDatabase database() {
		return Database.SHARED;
	}

	private static void close(AutoCloseable open) {
		try {
			open.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException(open + " did not close", ex);
		}
	}

	private static final class Database {

		static final EmbeddedDatabase SHARED = EmbeddedDatabase.start(0);

		static {
			OPEN.addLast(SHARED);
		}

	}

}
