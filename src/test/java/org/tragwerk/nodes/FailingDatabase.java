package org.tragwerk.nodes;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.tragwerk.nodes.Failpoints.Moment;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Puts failpoints around every prepared statement of a node.
 */
final class FailingDatabase implements BeanPostProcessor {

	private final Failpoints points;

	FailingDatabase(Failpoints points) {
		this.points = points;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		return name.equals("dataSource") ? watched((DataSource) bean) : bean;
	}

	private DataSource watched(DataSource database) {
		return new DelegatingDataSource(database) {
			@Override
			public Connection getConnection() throws SQLException {
				return watched(super.getConnection());
			}
		};
	}

	private Connection watched(Connection connection) {
		return proxy(Connection.class, (method, arguments) -> {
			var result = invoke(connection, method, arguments);
			return (result instanceof PreparedStatement statement)
					? watched(connection, statement, String.valueOf(arguments[0])) : result;
		});
	}

	private PreparedStatement watched(Connection connection, PreparedStatement statement, String sql) {
		return proxy(PreparedStatement.class,
				(method, arguments) -> method.getName().startsWith("execute")
						? execute(connection, sql, () -> invoke(statement, method, arguments))
						: invoke(statement, method, arguments));
	}

	private Object execute(Connection connection, String sql, Call execution) throws Throwable {
		this.points.pass(Moment.BEFORE, sql);
		if (!connection.getAutoCommit()) {
			var result = execution.run();
			this.points.pass(Moment.UNCOMMITTED, sql);
			return result;
		}
		connection.setAutoCommit(false);
		try {
			var result = execution.run();
			this.points.pass(Moment.UNCOMMITTED, sql);
			connection.commit();
			return result;
		}
		finally {
			connection.setAutoCommit(true);
		}
	}

	private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getCause();
		}
	}

	@SuppressWarnings("unchecked")
	private static <T> T proxy(Class<T> type, Handler handler) {
		return (T) Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> handler.handle(method, arguments));
	}

	private interface Handler {

		Object handle(Method method, Object[] arguments) throws Throwable;

	}

	private interface Call {

		Object run() throws Throwable;

	}

}
