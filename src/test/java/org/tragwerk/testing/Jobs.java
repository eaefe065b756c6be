package org.tragwerk.testing;

import java.util.stream.Stream;

import org.tragwerk.task.RecurringJob;

import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jobs of an application, run when a test says so.
 */
public final class Jobs {

	private Jobs() {
	}

	/** Runs the jobs of a class now, by its simple name. */
	public static void run(ApplicationContext context, String type) {
		var beans = Stream.of(context.getBeanDefinitionNames())
			.filter((name) -> type.equals(ClassUtils.getUserClass(context.getType(name)).getSimpleName()))
			.map(context::getBean)
			.toList();
		assertThat(beans).as(type).hasSize(1).allSatisfy(Jobs::runAll);
	}

	private static void runAll(Object bean) {
		var jobs = MethodIntrospector.selectMethods(ClassUtils.getUserClass(bean),
				(ReflectionUtils.MethodFilter) (method) -> method.isAnnotationPresent(RecurringJob.class)
						|| method.isAnnotationPresent(Scheduled.class));
		assertThat(jobs).as("jobs of %s", bean).isNotEmpty();
		jobs.forEach((job) -> {
			ReflectionUtils.makeAccessible(job);
			ReflectionUtils.invokeMethod(job, bean);
		});
	}

}
